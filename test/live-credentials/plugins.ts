import type { KeyPair } from '../control-plane/pki.ts';
import { writeProgram } from './kubeconfigs.ts';

/** Writes exec plugins that hand out a token, a certificate or what they were told, and some that misbehave. */
export function writePlugins(folder: string, inline: KeyPair): void {
  const credential = (status: object, apiVersion = 'client.authentication.k8s.io/v1') =>
    `process.stdout.write(${JSON.stringify(JSON.stringify({ apiVersion, kind: 'ExecCredential', status }))});`;
  writeProgram(folder, 'token-plugin', credential({ token: 'token-of-a-plugin' }));
  writeProgram(
    folder,
    'env-plugin',
    `process.stdout.write(JSON.stringify({
  apiVersion: 'client.authentication.k8s.io/v1beta1', kind: 'ExecCredential',
  status: { token: Buffer.from(process.env.KUBERNETES_EXEC_INFO + process.env.EXTRA + process.argv[2]).toString('base64') },
}));`,
  );
  writeProgram(
    folder,
    'certificate-plugin',
    credential({ clientCertificateData: inline.certificate, clientKeyData: inline.key }),
  );
  writeProgram(folder, 'failing-plugin', 'console.error("no session"); process.exit(3);');
  writeProgram(folder, 'old-plugin', credential({ token: 't' }, 'client.authentication.k8s.io/v1beta1'));
  writeProgram(folder, 'chatty-plugin', 'console.log("Opening the browser ...");');
}
