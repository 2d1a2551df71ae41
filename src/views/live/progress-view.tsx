import { render, Text, useWindowSize } from 'ink';
import { useEffect, useState } from 'react';

/** Milliseconds between two pictures. */
const INTERVAL = 200;

function ProgressView({ draw }: { readonly draw: (width: number) => readonly string[] }) {
  const { columns } = useWindowSize();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), INTERVAL);
    return () => clearInterval(timer);
  }, []);
  return <Text wrap="truncate">{draw(columns).join('\n')}</Text>;
}

/**
 * Draws lines again and again until the result is called, which leaves nothing of them on the screen. The keyboard is
 * left alone: Ctrl-C goes to the process, which ends what it does in its own time.
 * @param draw the lines for a width, with colour codes or without
 */
export function showLines(stdout: NodeJS.WriteStream, draw: (width: number) => readonly string[]): () => void {
  const app = render(<ProgressView draw={draw} />, { stdout, exitOnCtrlC: false, patchConsole: false });
  return () => {
    app.clear();
    app.unmount();
  };
}
