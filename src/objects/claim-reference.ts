import { stringAt } from './json.ts';
import type { KubeObject } from './object.ts';

/** The claim that a PersistentVolume is bound, or to be bound, to (core/v1 PersistentVolumeSpec.claimRef). */
export interface ClaimReference {
  readonly namespace: string;
  readonly name: string;
  /** '' for a claim that did not exist yet when the volume was made for it. */
  readonly uid: string;
}

/** Reads a PersistentVolume's spec.claimRef; undefined where it names no claim. */
export function claimReference({ body }: Pick<KubeObject, 'body'>): ClaimReference | undefined {
  const at = (key: string) => stringAt(body, 'spec', 'claimRef', key) ?? '';
  const [namespace, name] = [at('namespace'), at('name')];
  return name === '' ? undefined : { namespace, name, uid: at('uid') };
}
