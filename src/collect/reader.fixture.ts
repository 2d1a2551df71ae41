import type { ClusterReader, ClusterSource } from '../cluster/reader.ts';
import { answer, gapAnswer } from '../objects/gap.ts';
import { type Sample, sample } from '../ownership/objects.fixture.ts';

const LIVE: ClusterSource = { kind: 'live', server: 'https://example.com', context: undefined };

/** A reader for tests, and what it was asked. It gets these objects by name; a list holds all of them. */
export function readerOf(
  objects: readonly Sample[],
  source = LIVE,
): { readonly reader: ClusterReader; readonly asked: string[] } {
  const asked: string[] = [];
  const all = objects.map(sample);
  const nothing = () => {
    throw new Error('not to be asked for');
  };
  const reader: ClusterReader = {
    source,
    defaultNamespace: 'shop',
    now: () => 0,
    discover: nothing,
    serverVersion: nothing,
    watch: nothing,
    podLog: nothing,
    access: nothing,
    probe: nothing,
    scrape: nothing,
    ownToken: nothing,
    accountToken: nothing,
    apiMetrics: nothing,
    close: async () => {},
    async get({ type, namespace, name }) {
      asked.push(`get ${type.version} ${namespace}/${name}`);
      const found = all.find(({ metadata }) => metadata.name === name && metadata.namespace === namespace);
      const subject = { kind: 'object', type, namespace, name } as const;
      return found === undefined ? gapAnswer({ subject, reason: 'not-found', message: '' }) : answer(found);
    },
    async *list({ fieldSelector, labelSelector }) {
      asked.push(`list ${fieldSelector ?? labelSelector}`);
      yield answer({ objects: all, dropped: 0 });
    },
  };
  return { reader, asked };
}
