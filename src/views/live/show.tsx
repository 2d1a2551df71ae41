import { render } from 'ink';
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
  const app = render(<LiveView first={first} subscribe={subscribe} />, {
    ...screen,
    exitOnCtrlC: true,
    patchConsole: false,
  });
  const end = () => app.unmount();
  signal.addEventListener('abort', end, { once: true });
  try {
    await app.waitUntilExit();
  } finally {
    signal.removeEventListener('abort', end);
  }
}
