import { expect, test } from 'vitest';
import type { ClusterReader } from '../cluster/reader.ts';
import { endpointAt } from '../migration/subject.ts';
import { answer, gapAnswer } from '../objects/gap.ts';
import { parseMetadata } from '../objects/metadata.ts';
import type { KubeObject } from '../objects/object.ts';
import type { ResourceType } from '../objects/resource-type.ts';
import { crd } from '../versions/facts.fixture.ts';
import { readAtVersions } from './read-at-versions.ts';
import { readerOf } from './reader.fixture.ts';

const DEFINITION = crd(['v1 storage', 'v1alpha1 served'], ['v1alpha1', 'v1']);
const [OLD, NEW] = [endpointAt(DEFINITION, 'v1alpha1'), endpointAt(DEFINITION, 'v1')];
const of = (type: ResourceType, name: string, resourceVersion: string): KubeObject => ({
  type,
  metadata: parseMetadata({ metadata: { name, namespace: 'shop', uid: name, resourceVersion } }),
  body: {},
});

/** Lists at the two versions in pages; objects by name are as the new list has them, or what `single` makes of them. */
function reader(
  lists: { readonly old: readonly string[][]; readonly now: readonly string[][] },
  single: (name: string, version: string) => string | undefined = () => '9',
): { reader: ClusterReader; got: string[] } {
  const got: string[] = [];
  const pages = (version: string) => (version === 'v1' ? lists.now : lists.old);
  return {
    got,
    reader: {
      ...readerOf([]).reader,
      async *list({ type }) {
        for (const page of pages(type.version))
          yield answer({
            objects: page.map((text) => {
              const [name = '', version = '1'] = text.split('@');
              return of(type, name, version);
            }),
            dropped: 0,
          });
      },
      async get({ type, namespace, name }) {
        got.push(`${name} ${type.version}`);
        const version = single(name, type.version);
        const subject = { kind: 'object', type, namespace, name } as const;
        if (version === undefined) return gapAnswer({ subject, reason: 'not-found', message: '' });
        return answer(of(type, name, version));
      },
    },
  };
}

async function compared(from: ReturnType<typeof reader>): Promise<{ names: string[]; got: string[] }> {
  const names: string[] = [];
  const gap = await readAtVersions([OLD, NEW], from.reader, {
    texts: false,
    each: (readings) => {
      expect(readings.map(({ type }) => type.version)).toEqual(['v1alpha1', 'v1']);
      for (const { metadata } of readings.slice(1)) names.push(`${metadata.name}@${metadata.resourceVersion}`);
    },
    moving: ({ metadata }) => {
      names.push(`${metadata.name} moves`);
    },
    signal: new AbortController().signal,
  });
  expect(gap).toBeUndefined();
  return { names: names.sort(), got: from.got };
}

test('pages of any size and order are joined by uid', async () => {
  const lists = { old: [['a', 'b', 'c'], ['d']], now: [['d'], [], ['c', 'a'], ['b']] };
  expect(await compared(reader(lists))).toEqual({ names: ['a@1', 'b@1', 'c@1', 'd@1'], got: [] });
});

test('what changed between the readings, was made or was deleted is read singly', async () => {
  const lists = { old: [['a@1', 'b@1', 'gone']], now: [['a@2', 'b@1', 'made']] };
  const single = (name: string) => (name === 'gone' ? undefined : '7');
  const { names, got } = await compared(reader(lists, single));
  expect(names).toEqual(['a@7', 'b@1', 'made@7']);
  expect(got).toContain('gone v1alpha1');
});

test('an object that keeps changing is handed out as such after some tries', async () => {
  let version = 0;
  const { names, got } = await compared(
    reader({ old: [['a@1']], now: [['a@2']] }, () => {
      version += 1;
      return String(version);
    }),
  );
  expect(names).toEqual(['a moves']);
  expect(got).toHaveLength(8);
});

test('a list that breaks off is a gap', async () => {
  const from = reader({ old: [['a']], now: [['a']] });
  const gap = {
    subject: { kind: 'list', type: NEW, namespace: undefined },
    reason: 'unavailable',
    message: 'x',
  } as const;
  const list: ClusterReader['list'] = async function* () {
    yield gapAnswer(gap);
  };
  const options = { each: () => {}, texts: false, signal: new AbortController().signal };
  const read = readAtVersions([OLD, NEW], { ...from.reader, list }, options);
  expect(await read).toBe(gap);
});
