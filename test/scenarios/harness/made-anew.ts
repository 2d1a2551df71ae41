import type { Keeper } from '../../operators/keeper/controls.ts';
import type { Tools } from './tools.ts';

/** Deletes an object of a keeper that makes objects anew; resolves when another one is in its place. */
export async function untilMadeAnew(tools: Tools, keeper: Keeper, name: string): Promise<void> {
  const { plural, group } = keeper.spec.serves;
  const get = ['get', `${plural}.${group}/${name}`, '-n', tools.namespace, '-o', 'jsonpath={.metadata.uid}'];
  const before = await tools.kubectl(...get);
  await tools.removeCustom(keeper, name);
  await tools.waitFor('it to be back', async () => {
    const { code, stdout } = await tools.plane.kubectl(get);
    return code === 0 && stdout !== before;
  });
}
