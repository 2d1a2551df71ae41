import { expect, test } from 'vitest';
import { readPage } from '../../metrics/read-page.ts';
import { readControllerRuntime } from './controller-runtime.ts';
import { indexPage } from './page-index.ts';

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
  const read = readControllerRuntime(indexPage(readPage(Buffer.from(page), () => true)));
  expect(read.map(({ name, busy, workers, longest, depth }) => ({ name, busy, workers, longest, depth }))).toEqual([
    { name: 'widget', busy: 1, workers: 1, longest: 61_500, depth: 3 },
    { name: 'gadget', busy: 0, workers: 4, longest: 0, depth: undefined },
  ]);
});
