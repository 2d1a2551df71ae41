/** A key that a person may press while something goes on. */
export interface ReturnKey {
  /** Aborts when the key was pressed. */
  readonly pressed: AbortSignal;
  /** Gives the terminal back. */
  end(): void;
}

/**
 * Listens for one key, without Enter; Ctrl-C goes on to do what it does. Where stdin is no terminal nobody can press one.
 * @param interrupt called on Ctrl-C, which a terminal in raw mode does not turn into a signal
 */
export function listenForKey(key: string, stdin: NodeJS.ReadStream, interrupt: () => void): ReturnKey {
  const pressed = new AbortController();
  if (stdin.isTTY !== true) return { pressed: pressed.signal, end: () => {} };
  const onData = (chunk: Buffer | string) => {
    const keys = chunk.toString();
    if (keys.includes('\u0003')) interrupt();
    else if (keys.toLowerCase().includes(key)) pressed.abort();
  };
  stdin.setRawMode(true);
  stdin.on('data', onData);
  stdin.resume();
  return {
    pressed: pressed.signal,
    end() {
      stdin.off('data', onData);
      stdin.setRawMode(false);
      stdin.pause();
    },
  };
}
