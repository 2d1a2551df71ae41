import { type CustomType, pathOfCustom } from '../../operators/keeper/custom-type.ts';
import type { Tools } from './tools.ts';

/** Waits until neither an object of the scenario's namespace nor the list of its type can be read at a version. */
export async function unreadable(tools: Tools, type: CustomType, version: string, name: string): Promise<void> {
  const path = pathOfCustom({ ...type, version }, tools.namespace, name);
  await tools.waitFor('the object to be unreadable', async () => (await tools.plane.request(path)).status >= 500);
  const list = pathOfCustom({ ...type, version }, undefined);
  const isRefused = async () => (await tools.plane.request(`${list}?resourceVersion=0`)).status >= 429;
  await tools.waitFor('the list to be unreadable', isRefused, { timeout: 120_000 });
}
