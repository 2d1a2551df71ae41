import { Box, Text, useApp, useInput, useStdin, useWindowSize } from 'ink';
import { useEffect, useState } from 'react';
import { meaningOf } from './keys.ts';
import { Lines } from './lines.tsx';
import { type ScrollKey, scrolled, visible } from './viewport.ts';

/** What a live view shows at a moment. */
export interface Frame {
  /** The lines to show, for the width that `draw` was given; may hold colour codes. */
  readonly lines: readonly string[];
  /** One line about the state of things: when it changed, what could not be read. */
  readonly status: string;
}

/** Draws the present state for a width; views themselves know nothing of time or cluster. */
export type Draw = (width: number) => Frame;

interface LiveViewProps {
  /** Calls back whenever there is something new to draw; answers how to stop. */
  readonly subscribe: (onChange: (draw: Draw) => void) => () => void;
  readonly first: Draw;
}

/** Redraws on change and on resize; longer than the screen it scrolls with the arrow and page keys; q or Esc ends it. */
export function LiveView({ subscribe, first }: LiveViewProps) {
  const [draw, setDraw] = useState<Draw>(() => first);
  const [offset, setOffset] = useState(0);
  const { columns, rows } = useWindowSize();
  useEffect(() => subscribe((next) => setDraw(() => next)), [subscribe]);
  const { lines, status } = draw(columns);
  const height = Math.max(1, rows - 2);
  const view = visible(lines, offset, height);
  const { isRawModeSupported } = useStdin();
  return (
    <Box flexDirection="column">
      {isRawModeSupported ? <Keys move={(key) => setOffset((at) => scrolled(key, at, lines.length, height))} /> : null}
      <Lines lines={view.lines} />
      <Text dimColor wrap="truncate">
        {[
          status,
          ...(view.above + view.below === 0 ? [] : [`↑${view.above} ↓${view.below} lines`]),
          isRawModeSupported ? 'q quits' : 'Ctrl-C quits',
        ].join('   ')}
      </Text>
    </Box>
  );
}

/** Listens to the keyboard; its own component because a hook cannot be left out where stdin is no terminal. */
function Keys({ move }: { readonly move: (key: ScrollKey) => void }) {
  const { exit } = useApp();
  useInput((input, key) => {
    const meaning = meaningOf(input, key);
    if (meaning === 'end') exit();
    else if (meaning !== undefined) move(meaning);
  });
  return null;
}
