import { type CustomType, customType, definitionOf, pathOfCustom } from '../../operators/keeper/custom-type.ts';
import type { Tools } from './tools.ts';
import type { ScenarioWebhook } from './webhook.ts';

/** A type of two versions, v1 and v1beta1, with one object that is read through a conversion webhook. */
export interface ConvertedType {
  readonly webhook: ScenarioWebhook;
  /** `widgets.NAME.example.com` */
  readonly definition: string;
  /** Whether it is served, and its objects are read, at a version. */
  reads(version: 'v1' | 'v1beta1'): Promise<boolean>;
  /**
   * Makes the API server read the objects anew, as it does after its own restart: until then it answers lists from
   * memory, whatever becomes of the webhook. Resolves when lists at that version fail.
   */
  untilUnreadable(version: 'v1' | 'v1beta1'): Promise<void>;
}

/**
 * Makes such a type. v1beta1 is the version at which objects are stored now, v1 that which clients prefer. The object is
 * stored at `storedAt`, so that reading it at the other version takes a conversion.
 */
export async function convertedType(tools: Tools, storedAt: 'v1' | 'v1beta1'): Promise<ConvertedType> {
  const webhook = await tools.webhook({ behaviour: { kind: 'convert' } });
  const at = (version: string): CustomType => customType(`${tools.namespace}.example.com`, 'Widget', { version });
  const define = (stored: string, otherVersion: string) =>
    tools.apply(definitionOf(at(stored), { otherVersion, clientConfig: webhook.clientConfig }));
  const reads = async (version: string): Promise<boolean> =>
    (await tools.plane.request(pathOfCustom(at(version), undefined))).status === 200;
  await (storedAt === 'v1' ? define('v1', 'v1beta1') : define('v1beta1', 'v1'));
  await tools.waitFor('the type to be served', async () => (await reads('v1')) && reads('v1beta1'));
  await tools.create(at(storedAt), 'one');
  if (storedAt === 'v1') await define('v1beta1', 'v1');
  const { plural, group } = at(storedAt);
  const definition = `${plural}.${group}`;
  // Neither it nor any namespace would go while the webhook is dead.
  tools.onCleanup(() => {
    const patch = '{"spec":{"conversion":{"strategy":"None","webhook":null}}}';
    return tools.plane.kubectl(['patch', 'crd', definition, '--type=merge', '-p', patch]);
  });
  return {
    webhook,
    definition,
    reads,
    async untilUnreadable(version) {
      const patch = '{"spec":{"names":{"categories":["anew"]}}}';
      await tools.kubectl('patch', 'crd', definition, '--type=merge', '-p', patch);
      await tools.waitFor(`lists at ${version} to fail`, async () => !(await reads(version)));
    },
  };
}
