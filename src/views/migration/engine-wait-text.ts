import type { EngineWait, WaitReason } from '../../migration/engine-wait.ts';
import { excerpt } from '../../objects/words.ts';
import { formatAge } from '../text/age.ts';
import { sanitize } from '../text/sanitize.ts';

/** That nothing is seen of the cluster's own engine, why that may be, and what to do: a sentence each, fit to be drawn. */
export function engineWaitText({ name, isOwn, quietMs, reason }: EngineWait): string[] {
  const end = isOwn ? 'Ctrl-C removes the StorageVersionMigration' : 'Ctrl-C ends the wait';
  return [
    `nothing was seen of StorageVersionMigration ${name} for ${formatAge(quietMs)}`,
    reasonText(reason),
    `it is waited for; ${end}, and --engine client does without it`,
  ].map(sanitize);
}

function reasonText(reason: WaitReason): string {
  switch (reason.kind) {
    case 'unreadable':
      return `it cannot be read: ${excerpt(reason.message)}`;
    case 'expired':
      return `the controller manager ${reason.holder}, which would do it, may be dead: it last renewed its Lease ${formatAge(reason.renewedMs)} ago`;
    case 'released':
      return 'no controller manager holds the Lease kube-system/kube-controller-manager: none may be running';
    case 'alive': {
      const renewed = reason.renewedMs === undefined ? '' : `, renewed its Lease ${formatAge(reason.renewedMs)} ago`;
      return `the controller manager ${reason.holder} is alive${renewed}: its storage-version-migrator-controller may not be switched on`;
    }
    case 'no-lease':
      return 'there is no Lease kube-system/kube-controller-manager to tell whether a controller manager is alive';
    case 'lease-unread':
      return `whether a controller manager is alive is not known, its Lease kube-system/kube-controller-manager could not be read: ${excerpt(reason.message)}`;
  }
}
