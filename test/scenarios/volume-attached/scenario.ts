import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A volume stays as long as it is attached to a node',
  broken: 'the volume is attached to a node',
  target: ['pv/volume-attached-data'],
  expected: {
    cause: 'volume-attached',
    certainty: 'certain',
    remedy: 'kubectl get pods -A -o wide --field-selector spec.nodeName=fake-node',
  },
  async arrange({ remove }) {
    await remove('pv/volume-attached-data');
  },
});
