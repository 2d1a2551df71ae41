import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A Service with a load balancer stays where no cloud controller manager runs',
  broken: 'no cloud controller manager runs',
  target: ['service/web'],
  expected: { cause: 'cloud-controller-missing', certainty: 'likely', remedy: undefined },
  async arrange({ remove }) {
    await remove('service/web');
  },
});
