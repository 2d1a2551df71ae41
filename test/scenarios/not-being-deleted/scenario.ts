import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'Of an object that nobody has asked to go it says just that',
  broken: 'nothing',
  target: ['configmap/stays'],
  expected: { cause: undefined, certainty: undefined, remedy: undefined, exitCode: 0 },
  async arrange({ apply, namespace }) {
    await apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'stays', namespace } });
  },
});
