import { removeRefused } from '../harness/admission.ts';
import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'An object that the schema of its type no longer allows cannot lose its finalizer',
  broken: 'the schema of the type requires what the object lacks',
  target: ['widgets.schema-refuses-write.example.com/one'],
  expected: {
    cause: 'schema-refuses-write',
    certainty: 'certain',
    // A write cannot be tried on a capture; the operator's log tells.
    fromCapture: { cause: 'operator-failing-on-object', certainty: 'likely', remedy: /logs/ },
    remedy: 'kubectl edit widgets.schema-refuses-write.example.com/one -n schema-refuses-write',
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    const { group, plural } = keeper.spec.serves;
    // A field at the root: ratcheting spares only what is below unchanged fields.
    const schema = '/spec/versions/0/schema/openAPIV3Schema';
    const patch = [
      { op: 'add', path: `${schema}/properties/owner`, value: { type: 'string' } },
      { op: 'add', path: `${schema}/required`, value: ['owner'] },
    ];
    await tools.kubectl('patch', `crd/${plural}.${group}`, '--type=json', '-p', JSON.stringify(patch));
    const lenient = JSON.stringify([{ op: 'remove', path: `${schema}/required` }]);
    tools.onCleanup(() => tools.kubectl('patch', `crd/${plural}.${group}`, '--type=json', '-p', lenient));
    await removeRefused(tools, keeper, 'one', 'owner');
  },
});
