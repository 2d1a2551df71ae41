import { HistoryView, type HistoryViewProps } from './history-view.tsx';
import { type LiveScreen, showView } from './show.tsx';

/** Shows the live view of a history until the user ends it or the signal aborts. */
export function showHistory(screen: LiveScreen, props: HistoryViewProps, signal: AbortSignal): Promise<void> {
  return showView(screen, <HistoryView {...props} />, signal);
}
