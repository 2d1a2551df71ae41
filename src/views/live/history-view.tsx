import { Box, useApp, useInput, useStdin, useWindowSize } from 'ink';
import { useEffect, useReducer, useState } from 'react';
import type { Timeline } from '../../history/timeline.ts';
import { changed, type KeyPress, OWN_KEYS } from '../history/live/keys.ts';
import { type HistoryPicture, type HistoryPictureOptions, historyPicture } from '../history/live/picture.ts';
import { meaningOf } from './keys.ts';
import { Lines } from './lines.tsx';

/** What the live view of a history is given. */
export interface HistoryViewProps {
  readonly first: Timeline;
  /** Calls back when something happened, and now and then; answers how to stop. */
  readonly subscribe: (onTimeline: (timeline: Timeline) => void) => () => void;
  /** How far back the lanes go to begin with, in milliseconds. */
  readonly span: number;
  readonly options: Pick<HistoryPictureOptions, 'paint' | 'unicode'>;
}

/** Draws the timeline as it goes on, and again on resize and on keys. */
export function HistoryView({ first, subscribe, span, options }: HistoryViewProps) {
  const [timeline, setTimeline] = useState(first);
  const [state, press] = useReducer(changed, { top: undefined, span });
  const { columns, rows } = useWindowSize();
  const { isRawModeSupported } = useStdin();
  useEffect(() => subscribe(setTimeline), [subscribe]);
  // One line less than the screen has: ink clears the whole screen where a picture fills it.
  const size = { width: columns, height: Math.max(4, rows - 1), keys: isRawModeSupported };
  const picture = historyPicture(timeline, state, { ...options, ...size });
  return (
    <Box flexDirection="column">
      {isRawModeSupported ? <Keys picture={picture} press={press} /> : null}
      <Lines lines={picture.lines} />
    </Box>
  );
}

interface KeysProps {
  readonly picture: HistoryPicture;
  readonly press: (pressed: KeyPress) => void;
}

/** Listens to the keyboard; its own component because a hook cannot be left out where stdin is no terminal. */
function Keys({ picture: { total, room }, press }: KeysProps) {
  const { exit } = useApp();
  useInput((input, key) => {
    const meaning = meaningOf(input, key, OWN_KEYS);
    if (meaning === 'end') exit();
    else if (meaning !== undefined) press({ meaning, total, room });
  });
  return null;
}
