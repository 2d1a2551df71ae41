import { afterAll, beforeAll, test } from 'vitest';
import type { ControlPlane } from '../../control-plane/control-plane.ts';
import type { FaultCase } from './fault-case.ts';
import { definitionPath, keyPrefix } from './migrated-kind.ts';
import { objectPath } from './objects.ts';
import { startFaultsPlane } from './plane.ts';
import { runCase } from './run-case.ts';
import type { Stage } from './stage.ts';

// What the matrix says is worth as much as its comparison: here stands a migrator that does each thing wrong that the
// comparison is there to find.
let plane: ControlPlane;

beforeAll(async () => {
  plane = await startFaultsPlane();
});

afterAll(() => plane?.stop());

const OBJECTS = 12;
const GOOD = { lost: 0, altered: 0, falseDone: 0, prunedEarly: 0, wrong: [] };

/** A case in which these steps are the migrator, which then says that all is done. */
function migrator(...steps: readonly ((stage: Stage) => Promise<unknown>)[]): FaultCase {
  return {
    title: 'a migrator of the test',
    objects: OBJECTS,
    exits: [0],
    async act(stage) {
      for (const step of steps) await step(stage);
      return [await stage.ended({ code: 0, stdout: '', stderr: '' })];
    },
  };
}

async function patch(path: string, body: object): Promise<void> {
  const answer = await plane.request(path, { method: 'PATCH', contentType: 'application/merge-patch+json', body });
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
}

const rewriteFrom = (first: number) => async (stage: Stage) => {
  for (let index = first; index < OBJECTS; index++) await patch(objectPath(stage.kind, stage.target, index), {});
};
const rewrite = rewriteFrom(0);
const prune = (stage: Stage) =>
  patch(`${definitionPath(stage.kind)}/status`, { status: { storedVersions: [stage.target] } });

/** The first object's key in etcd, and its text. */
async function firstStored(stage: Stage): Promise<{ key: string; text: string }> {
  const [first] = await plane.etcd.range(keyPrefix(stage.kind));
  if (first === undefined) throw new Error('nothing is stored');
  return { key: first.key, text: first.value.toString('utf8') };
}

const tamper = (from: string, to: string) => async (stage: Stage) => {
  const { key, text } = await firstStored(stage);
  if (!text.includes(from)) throw new Error(`${from} is not in ${text}`);
  await plane.etcd.put(key, text.replace(from, to));
};

test.concurrent('what is migrated as it should be is found to be so', async ({ expect }) => {
  expect(await runCase(plane, 'good', migrator(rewrite, prune))).toMatchObject(GOOD);
});

test.concurrent('an object that went is found lost', async ({ expect }) => {
  const remove = async (stage: Stage) => plane.etcd.remove((await firstStored(stage)).key);
  expect(await runCase(plane, 'lost', migrator(rewrite, prune, remove))).toMatchObject({
    ...GOOD,
    lost: 1,
    wrong: [expect.stringContaining('1 objects lost, such as /registry/lost.faults.example.com/widgets/faults-0/')],
  });
});

test.concurrent('an object that was made anew is found lost', async ({ expect }) => {
  const anew = (stage: Stage) => tamper('"uid":"', '"uid":"0')(stage);
  expect(await runCase(plane, 'anew', migrator(rewrite, prune, anew))).toMatchObject({ ...GOOD, lost: 1, wrong: [{}] });
});

test.concurrent.for([
  ['spec', '"large":9007199254740991', '"large":9007199254740992'],
  ['status', '"phase":"Ready"', '"phase":"Gone"'],
  ['label', '"app":"faults"', '"app":"fault"'],
  ['annotation', 'line one\\nline two', 'line one'],
  ['creation', '"creationTimestamp":"20', '"creationTimestamp":"21'],
  ['empty', '"nothing":null,', ''],
] as const)('an object with another %s is found altered', async ([name, from, to], { expect }) => {
  expect(await runCase(plane, name, migrator(rewrite, prune, tamper(from, to)))).toMatchObject({
    ...GOOD,
    altered: 1,
    wrong: [expect.stringContaining('1 objects altered')],
  });
});

test.concurrent('an object that nobody made is found', async ({ expect }) => {
  const add = async (stage: Stage) => {
    const { key, text } = await firstStored(stage);
    await plane.etcd.put(`${key}-2`, text);
  };
  expect(await runCase(plane, 'added', migrator(rewrite, prune, add))).toMatchObject({
    ...GOOD,
    lost: 1,
    wrong: [expect.stringContaining('1 objects nobody made')],
  });
});

test.concurrent('an object that was left out is found stale, and the pruning found early', async ({ expect }) => {
  const result = await runCase(plane, 'stale', migrator(rewriteFrom(1), prune));
  expect(result).toMatchObject({ lost: 0, altered: 0, falseDone: 1, prunedEarly: 1 });
  expect(result.wrong).toEqual([
    'exit code 0, and 1 objects are stale',
    expect.stringMatching(/^at revision \d+ storedVersions was \[v1] by unknown, and 1 objects were not$/),
    '1 objects are stale at the end',
  ]);
});

test.concurrent('a pruning that came too early is found, although all was rewritten and the version put back soon after', async ({
  expect,
}) => {
  const putBack = (stage: Stage) =>
    patch(`${definitionPath(stage.kind)}/status`, { status: { storedVersions: ['v1alpha1', 'v1'] } });
  const result = await runCase(plane, 'early', migrator(prune, putBack, rewrite, prune));
  expect(result).toMatchObject({ lost: 0, altered: 0, falseDone: 0, prunedEarly: 1 });
  expect(result.wrong).toEqual([expect.stringContaining(`${OBJECTS} objects were not`)]);
});

test.concurrent('what other writers did is no difference', async ({ expect }) => {
  const write = async ({ writer }: Stage) => {
    await writer.create(50, 'v1alpha1');
    await writer.change(1, 'v1alpha1');
    await writer.change(2, 'v1');
    await writer.remove(11);
    await writer.replace(5, 'v1');
  };
  const rewriteMost = async (stage: Stage) => {
    for (let index = 0; index < OBJECTS - 1; index++) await patch(objectPath(stage.kind, stage.target, index), {});
  };
  expect(await runCase(plane, 'writers', migrator(write, rewriteMost, prune))).toMatchObject(GOOD);
});
