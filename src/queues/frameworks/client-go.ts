import type { ControllerReading } from '../reading.ts';
import type { PageIndex } from './page-index.ts';
import { known, readWorkqueue } from './workqueue.ts';

/**
 * Queues that are no controller: of certificates' rotation (kubernetes/client-go rest, transport/cert_rotation.go) and of
 * the API machinery's own watching of files.
 */
const INTERNAL = /^(?:DynamicClientCertificate|DynamicCABundle|DynamicConfigMap|DynamicServingCertificate|admission_)/;

/**
 * Queues of client-go that no other framework has spoken for. Each is taken for a controller; what becomes of a reconcile is
 * not measured, and many of big programs' queues are internal.
 * @param spokenFor names of queues
 */
export function readClientGo(page: PageIndex, spokenFor: ReadonlySet<string>): ControllerReading[] {
  const names = page.valuesOf('workqueue_adds_total', 'name');
  const own = names.filter((name) => !spokenFor.has(name) && !INTERNAL.test(name));
  return own.map((name) => {
    const { adds, retries, ...queue } = readWorkqueue(page, name);
    return {
      name,
      framework: 'client-go',
      ...queue,
      counters: known({ reconciles: queue.work?.count, adds, retries }),
      busy: undefined,
      workers: undefined,
      failing: [],
    };
  });
}
