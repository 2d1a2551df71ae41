import type { ScrapedPage, ScrapeQuery } from '../cluster/reader.ts';
import { type Answer, answer, gapAnswer } from '../objects/gap.ts';

/** The text of a page that was asked for; any status but 200 is a gap with the pod's status in its message. */
export function scrapedText(
  { namespace, pod, port, path, scheme }: ScrapeQuery,
  page: Answer<ScrapedPage>,
): Answer<string> {
  if (!page.ok) return page;
  const { status, body } = page.value;
  if (status === 200) return answer(body.toString());
  const subject = { kind: 'port', namespace, pod, port } as const;
  const message = `${scheme}://${pod}:${port}${path} answered ${status}`;
  return gapAnswer({ subject, reason: 'unavailable', message });
}
