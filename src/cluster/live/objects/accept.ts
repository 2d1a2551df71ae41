import type { ResourceType } from '../../../objects/resource-type.ts';
import type { Detail } from '../../reader.ts';
import { detailOf } from './decode.ts';

/**
 * The Accept header for objects of a type, or lists of them. Servers that cannot reduce objects to their metadata
 * answer whole ones, except for Secrets: rather no answer than their values.
 */
export function acceptFor(type: ResourceType, wanted: Detail, shape: 'object' | 'list'): string {
  if (detailOf(type, wanted) === 'whole') return 'application/json';
  const kind = shape === 'list' ? 'PartialObjectMetadataList' : 'PartialObjectMetadata';
  const metadata = `application/json;as=${kind};g=meta.k8s.io;v=v1`;
  return detailOf(type, 'whole') === 'metadata' ? metadata : `${metadata},application/json`;
}
