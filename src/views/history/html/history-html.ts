import { createHash } from 'node:crypto';
import type { Timeline } from '../../../history/timeline.ts';
import { counted } from '../../../objects/words.ts';
import { gapLines } from '../../gap-lines.ts';
import { sanitize } from '../../text/sanitize.ts';
import { historyAnswer, subjectText } from '../answer.ts';
import { moment } from '../moment.ts';
import { SCRIPT, STYLE, TEMPLATE } from './generated/page.ts';
import { reportOf } from './report-of.ts';

/**
 * `-o html`: one file that needs nothing else. Its policy lets its own style and script run, known by their hashes, and no
 * request leave; texts of the cluster are data in it, and text where they are drawn.
 */
export function historyHtml(timeline: Timeline): string {
  const [only, ...more] = timeline.subjects;
  const title = only === undefined || more.length > 0 ? counted(timeline.subjects.length, 'object') : subjectText(only);
  const gaps = gapLines(timeline.gaps).map((line) => `<p>${escapeHtml(line)}</p>`);
  const parts: Readonly<Record<string, string>> = {
    policy: `default-src 'none'; style-src '${hashOf(STYLE)}'; script-src '${hashOf(SCRIPT)}'; base-uri 'none'; form-action 'none'`,
    title: escapeHtml(sanitize(`${title}: conditions over time`)),
    answer: escapeHtml(sanitize(historyAnswer(timeline))),
    scale: escapeHtml(`As of ${moment(timeline.now).slice(0, 19).replace('T', ' ')}; all times are UTC.`),
    gaps: gaps.join('\n'),
    style: `<style>${STYLE}</style>`,
    data: `<script type="application/json" id="report">${escapeData(JSON.stringify(reportOf(timeline)))}</script>`,
    script: `<script>${SCRIPT}</script>`,
  };
  // In one pass: what is put in is never looked through for places.
  return TEMPLATE.replace(
    /<!--\{\{(\w+)\}\}-->|\{\{(\w+)\}\}/g,
    (_, element: string | undefined, text: string | undefined) => parts[element ?? text ?? ''] ?? '',
  );
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** JSON inside of a script element: nothing in it can end the element or begin a comment. */
function escapeData(json: string): string {
  return json.replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
