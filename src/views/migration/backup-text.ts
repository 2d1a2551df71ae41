import type { Backup } from '../../migration/backup.ts';
import type { Paint } from '../text/paint.ts';
import { sanitize } from '../text/sanitize.ts';
import { wrap } from '../text/wrap.ts';
import { amount } from './amount.ts';

/** `Backup      1,204 objects at v1alpha1 in 1 file of backup/redisclusters.cache.example.com`. Ends with a newline. */
export function backupText(
  { path, versions, objects, files }: Backup,
  { width, paint }: { readonly width: number; readonly paint: Paint },
): string {
  const title = 'Backup'.padEnd(12);
  const at = versions.map((each) =>
    versions.length === 1 ? ` at ${each.version}` : ` ${amount(each.objects)} at ${each.version}`,
  );
  const text = `${amount(objects)} ${objects === 1 ? 'object' : 'objects'}${versions.length > 1 ? ',' : ''}${at.join(',')} in ${files.length} ${files.length === 1 ? 'file' : 'files'} of ${path}`;
  return `${paint('strong', title)}${wrap(sanitize(text), width - 12).replaceAll('\n', `\n${' '.repeat(12)}`)}\n`;
}
