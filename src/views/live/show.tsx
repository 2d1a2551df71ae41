import { render } from 'ink';
import type { ReactElement } from 'react';
import { type Draw, LiveView } from './live-view.tsx';

/** Where a live view is shown. */
export interface LiveScreen {
  readonly stdout: NodeJS.WriteStream;
  readonly stdin: NodeJS.ReadStream;
}

/** Shows a live view until the user ends it (q, Ctrl-C) or the signal aborts; leaves the last picture on the screen. */
export async function showLive(
  screen: LiveScreen,
  first: Draw,
  subscribe: (onChange: (draw: Draw) => void) => () => void,
  signal: AbortSignal,
): Promise<void> {
  await showView(screen, <LiveView first={first} subscribe={subscribe} />, signal);
}

/** The same with a view of one's own. */
export async function showView({ stdout, stdin }: LiveScreen, view: ReactElement, signal: AbortSignal): Promise<void> {
  const app = render(view, { stdout, stdin, exitOnCtrlC: true, patchConsole: false });
  const end = () => app.unmount();
  signal.addEventListener('abort', end, { once: true });
  try {
    await app.waitUntilExit();
  } finally {
    signal.removeEventListener('abort', end);
  }
}
