import { QueueView, type QueueViewProps } from './queue-view.tsx';
import { type LiveScreen, showView } from './show.tsx';

/** Shows the live view of queues until the user ends it or the signal aborts. */
export function showQueues(screen: LiveScreen, props: QueueViewProps, signal: AbortSignal): Promise<void> {
  return showView(screen, <QueueView {...props} />, signal);
}
