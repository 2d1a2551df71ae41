import { kubectl } from '../commands.ts';
import type { Remedy } from '../finding.ts';

/** Sets a volume's reclaim policy to Retain: its storage stays when it goes, and so its provisioner lets it go. */
export function retain(volume: string, effect: string, safety: Remedy['safety']): Remedy {
  const patch = '{"spec":{"persistentVolumeReclaimPolicy":"Retain"}}';
  return { command: kubectl('patch', `persistentvolumes/${volume}`, '--type=merge', '-p', patch), effect, safety };
}
