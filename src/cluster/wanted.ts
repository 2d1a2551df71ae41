import type { Metadata } from '../objects/metadata.ts';
import type { ListQuery } from './reader.ts';

/** Whether a list that asks for some objects only asks for this one. */
export function isWanted(metadata: Metadata, only: ListQuery['only']): boolean {
  return only === undefined || WANTED[only](metadata);
}

const WANTED = {
  owned: ({ owners }) => owners.length > 0,
  terminating: ({ deletionTime }) => deletionTime !== undefined,
  finalized: ({ finalizers }) => finalizers.length > 0,
} satisfies Record<NonNullable<ListQuery['only']>, (metadata: Metadata) => boolean>;
