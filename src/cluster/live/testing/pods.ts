import { afterEach } from 'vitest';
import type { Answer, Gap } from '../../../objects/gap.ts';
import type { ResourceType } from '../../../objects/resource-type.ts';
import type { ListQuery, ObjectPage } from '../../reader.ts';
import { type LiveReader, openLiveReader } from '../open-live-reader.ts';
import type { Target } from '../target.ts';
import { environmentOf, targetOf } from './api-server.ts';

export const PODS: ResourceType = {
  group: '',
  version: 'v1',
  resource: 'pods',
  singular: 'pod',
  kind: 'Pod',
  shortNames: ['po'],
  categories: ['all'],
  namespaced: true,
  verbs: ['get', 'list', 'watch'],
};
/** Where all pods are listed. */
export const LIST = '/api/v1/pods';

const open: LiveReader[] = [];

afterEach(async () => {
  for (const reader of open.splice(0)) await reader.close();
});

/** A reader of a fake API server, closed after the test. */
export function readerOf(server: URL, changes: Partial<Target> = {}, cacheDirectory?: string): LiveReader {
  const opened = openLiveReader(targetOf(server, changes), environmentOf({ cacheDirectory }));
  open.push(opened);
  return opened;
}

/** Lists all pods to the end. */
export async function listPods(from: LiveReader, only?: ListQuery['only']): Promise<Answer<ObjectPage>[]> {
  const pages: Answer<ObjectPage>[] = [];
  for await (const page of from.list({ type: PODS, detail: 'metadata', only })) pages.push(page);
  return pages;
}

/** Names of all objects of a list. */
export function namesOf(pages: readonly Answer<ObjectPage>[]): string[] {
  return pages.flatMap((page) => (page.ok ? page.value.objects.map((object) => object.metadata.name) : []));
}

/** Gaps of a list. */
export function gapsOf(pages: readonly Answer<ObjectPage>[]): Gap[] {
  return pages.flatMap((page) => (page.ok ? [] : [page.gap]));
}

/** A pod as a server sends it. */
export function pod(name: string, more: object = {}): { metadata: { name: string } } {
  return { metadata: { name, ...more } };
}

/** A list of pods as a server sends it. */
export function podList(...items: object[]): object {
  return { kind: 'PodList', metadata: { resourceVersion: '5' }, items };
}
