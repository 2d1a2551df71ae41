import { Box, useApp, useInput, useStdin, useWindowSize } from 'ink';
import { useEffect, useReducer, useState } from 'react';
import type { SortKey } from '../../queues/watch/sort-keys.ts';
import { changed, type KeyPress, type LiveState, OWN_KEYS } from '../queues/live/keys.ts';
import { queuePicture } from '../queues/live/picture.ts';
import type { PictureOptions } from '../queues/live/picture-options.ts';
import { liveRows } from '../queues/live/rows-in-order.ts';
import type { SeenLook } from '../queues/live/seen.ts';
import { meaningOf } from './keys.ts';
import { Lines } from './lines.tsx';

/** What the live view of queues is given. */
export interface QueueViewProps {
  readonly first: SeenLook;
  /** Calls back after each look; answers how to stop. */
  readonly subscribe: (onLook: (look: SeenLook) => void) => () => void;
  readonly sort: SortKey;
  readonly options: Pick<PictureOptions, 'interval' | 'paint' | 'unicode'>;
}

/** Draws each look, and again on resize and on keys; a pause holds the picture while looks go on. */
export function QueueView({ first, subscribe, sort, options }: QueueViewProps) {
  const [look, setLook] = useState(first);
  const [state, press] = useReducer(changed, { sort, reverse: false, selected: undefined, held: undefined });
  const { columns, rows } = useWindowSize();
  const { isRawModeSupported } = useStdin();
  useEffect(() => subscribe(setLook), [subscribe]);
  const shown = state.held ?? look;
  // One line less than the screen has: ink clears the whole screen where a picture fills it.
  const size = { width: columns, height: Math.max(4, rows - 1), keys: isRawModeSupported };
  return (
    <Box flexDirection="column">
      {isRawModeSupported ? <Keys look={shown} state={state} press={press} /> : null}
      <Lines lines={queuePicture(shown, state, { ...options, ...size })} />
    </Box>
  );
}

interface KeysProps {
  readonly look: SeenLook;
  readonly state: LiveState;
  readonly press: (pressed: KeyPress) => void;
}

/** Listens to the keyboard; its own component because a hook cannot be left out where stdin is no terminal. */
function Keys({ look, state, press }: KeysProps) {
  const { exit } = useApp();
  useInput((input, key) => {
    const meaning = meaningOf(input, key, OWN_KEYS);
    if (meaning === 'end') exit();
    else if (meaning !== undefined) press({ meaning, look, keys: liveRows(look.report, state).map((row) => row.key) });
  });
  return null;
}
