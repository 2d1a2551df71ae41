import { expect, test } from 'vitest';
import { workerStates } from './worker-state.ts';

test('the workers of each controller are read from its metrics, whichever label the queue has', () => {
  const page = `# HELP controller_runtime_active_workers Number of currently used workers per controller
# TYPE controller_runtime_active_workers gauge
controller_runtime_active_workers{controller="widget"} 1
controller_runtime_active_workers{controller="gadget"} 0
controller_runtime_max_concurrent_reconciles{controller="widget"} 1
controller_runtime_max_concurrent_reconciles{controller="gadget"} 4
workqueue_depth{controller="widget",name="widget",priority="0"} 2
workqueue_depth{controller="widget",name="widget",priority="-100"} 1.0
workqueue_longest_running_processor_seconds{controller="widget",name="widget"} 61.5
workqueue_longest_running_processor_seconds{name="gadget"} 0
workqueue_longest_running_processor_seconds{name="DynamicClientCertificate"} 9e9
not a sample
`;
  expect(workerStates(page)).toEqual([
    { controller: 'widget', active: 1, most: 1, longest: 61_500, waiting: 3 },
    { controller: 'gadget', active: 0, most: 4, longest: 0, waiting: 0 },
  ]);
});
