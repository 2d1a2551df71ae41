import { afterAll, beforeAll, test } from 'vitest';
import { STATE_ANNOTATION } from '../../control-plane/kwok-stages.ts';
import { customType } from '../../operators/keeper/custom-type.ts';
import { type ScenarioPlane, startScenarioPlane } from './start-plane.ts';
import { pods, untilNothingIsLeft, withTools } from './try-tools.ts';

// The operators of scenarios, tried without the program that scenarios are to test.
let started: ScenarioPlane;

beforeAll(async () => {
  started = await startScenarioPlane();
});

afterAll(() => started?.stop());

test.concurrent('a keeper cleans up and lets objects go, and ends with its pod', ({ expect: own }) =>
  withTools(started.plane, 'keeps', async (tools) => {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    const kept = (): Promise<string> => tools.kubectl('get', 'configmaps', '-n', 'keeps', '-o', 'name');
    own(await kept()).toContain('configmap/one-kept');
    await tools.removeCustom(keeper, 'one');
    await tools.waitFor('what was kept to go', async () => !(await kept()).includes('one-kept'));
    const { exited } = keeper.deployed.process;
    await keeper.scale(0);
    own(await exited).toEqual({ code: 0, signal: null });
    await keeper.scale(1);
    await tools.adopted(keeper, 'two');
  }));

test.concurrent('a keeper that crashes at every start looks so', ({ expect: own }) =>
  withTools(started.plane, 'crashes', async (tools) => {
    const keeper = await tools.keeper();
    await keeper.crashLoop(2);
    const [pod] = await pods(tools, 'crashes-system');
    own(pod?.status.containerStatuses?.[0]).toMatchObject({
      restartCount: 7,
      state: { waiting: { reason: 'CrashLoopBackOff' } },
      lastState: { terminated: { exitCode: 2 } },
    });
    const logs = await tools.kubectl('logs', '-n', 'crashes-system', 'deployment/crashes-keeper', '--previous');
    own(logs).toContain('connection refused');
    await keeper.deployed.restart();
    await tools.adopted(keeper, 'one');
  }));

test.concurrent('a keeper fails in the ways it is told to', ({ expect: own }) =>
  withTools(started.plane, 'fails', async (tools) => {
    const keeper = await tools.keeper();
    for (const name of ['broken', 'refused', 'fine']) await tools.adopted(keeper, name);
    await keeper.fail('fails', 'broken', 'error');
    await keeper.fail('fails', 'refused', 'refuse');
    for (const name of ['broken', 'refused', 'fine']) await tools.removeCustom(keeper, name);
    const left = (): Promise<string> => tools.kubectl('get', 'widgets.fails.example.com', '-n', 'fails', '-o', 'name');
    await tools.waitFor('the third to go', async () => (await left()).split('\n').length === 3);
    await tools.waitFor('an event', async () =>
      (await tools.kubectl('get', 'events', '-n', 'fails')).includes('cannot clean up broken'),
    );
    own(keeper.deployed.process.log()).toContain('cannot clean up fails/broken');
    await keeper.allow(['get', 'list', 'watch']);
    await keeper.fail('fails', 'refused', undefined);
    await tools.waitFor('a refusal', () => keeper.deployed.process.log().includes('is forbidden'));
  }));

test.concurrent('keepers see only what they are told to watch', ({ expect: own }) =>
  withTools(started.plane, 'watches', async (tools) => {
    const other = await tools.createNamespace('other');
    const serves = customType('watches.example.com', 'Widget');
    const keeper = await tools.keeper({
      serves,
      watchNamespaces: ['watches'],
      labelSelector: 'seen=true',
      className: 'gold',
      pausedBy: 'spec.paused',
    });
    const labels = { seen: 'true' };
    const spec = { className: 'gold' };
    await tools.create(serves, 'elsewhere', { namespace: other, labels, spec });
    await tools.create(serves, 'unlabelled', { spec });
    await tools.create(serves, 'silver', { labels, spec: { className: 'silver' } });
    await tools.create(serves, 'paused', { labels, spec: { ...spec, paused: true } });
    await tools.adopted(keeper, 'seen', { labels, spec });
    const all = await tools.kubectl('get', 'widgets.watches.example.com', '-A', '-o', 'json');
    const adopted = (JSON.parse(all).items as { metadata: { name: string; finalizers?: string[] } }[])
      .filter(({ metadata }) => metadata.finalizers !== undefined)
      .map(({ metadata }) => metadata.name);
    own(adopted).toEqual(['seen']);
  }));

test.concurrent("two keepers that take each other's finalizers off write without end", ({ expect: own }) =>
  withTools(started.plane, 'fight', async (tools) => {
    const serves = customType('fight.example.com', 'Widget');
    const first = await tools.keeper({
      serves,
      name: 'first',
      finalizer: 'fight.example.com/a',
      opposes: 'fight.example.com/b',
    });
    await tools.keeper({ serves, name: 'second', finalizer: 'fight.example.com/b', opposes: 'fight.example.com/a' });
    await tools.create(serves, 'one');
    await first.untilAdopted('fight', 'one');
    const version = async (): Promise<number> =>
      Number(
        await tools.kubectl(
          'get',
          'widgets.fight.example.com/one',
          '-n',
          'fight',
          '-o',
          'jsonpath={.metadata.generation}{.metadata.resourceVersion}',
        ),
      );
    const before = await version();
    await tools.waitFor('more writes', async () => (await version()) > before + 5);
    own(first.deployed.process.running).toBe(true);
  }));

test.concurrent('a pod that fits no node waits, and says why', ({ expect: own }) =>
  withTools(started.plane, 'waits', async (tools) => {
    const keeper = await tools.keeper();
    await keeper.changeTemplate({ nodeSelector: { disk: 'fast' } });
    const message = await tools.waitFor('a verdict', async () => {
      const [pod] = await pods(tools, 'waits-system');
      return pod?.status.conditions?.find(({ type, status }) => type === 'PodScheduled' && status === 'False')?.message;
    });
    own(message).toMatch(/^0\/\d+ nodes are available: .*node\(s\) didn't match Pod's node affinity\/selector/);
    await tools.waitFor('the process to end', () => !keeper.deployed.process.running);
  }));

test.concurrent('an image that cannot be pulled ends the keeper', ({ expect: own }) =>
  withTools(started.plane, 'pulls', async (tools) => {
    const keeper = await tools.keeper();
    await keeper.changeTemplate({ annotations: { [STATE_ANNOTATION]: 'image-pull' }, image: 'example.com/none:v2' });
    await tools.waitFor('the back-off', async () => {
      const [pod] = await pods(tools, 'pulls-system');
      return pod?.status.containerStatuses?.[0]?.state.waiting?.reason === 'ImagePullBackOff';
    });
    await tools.waitFor('the process to end', () => !keeper.deployed.process.running);
    own(keeper.deployed.process.running).toBe(false);
  }));

test.concurrent('an evicted pod whose node is full has no successor that runs', ({ expect: own }) =>
  withTools(started.plane, 'evicted', async (tools) => {
    const node = await tools.node('full');
    const keeper = await tools.keeper({ nodeSelector: node.selector });
    await node.fillDisk();
    await keeper.evict();
    const found = await tools.waitFor('the next pod to wait', async () => {
      const all = await pods(tools, 'evicted-system');
      return (
        all.some(({ status }) => status.conditions?.some(({ message }) => message?.includes('disk-pressure'))) && all
      );
    });
    own(found.map(({ status }) => status.reason ?? status.phase).sort()).toEqual(['Evicted', 'Pending']);
  }));

test('nothing is left behind', async () => {
  await untilNothingIsLeft(started.plane);
});
