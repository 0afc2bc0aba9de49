import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A certificate for 127.0.0.1 that signs itself, made for this run. */
export interface Certificate {
  key: string;
  certificate: string;
  certificateFile: string;
  /** Both in one PEM file. */
  bothFile: string;
}

/** Makes it in the folder; rejects where there is no openssl. */
export async function makeCertificate(folder: string): Promise<Certificate> {
  const [keyFile, certificateFile] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const about = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'];
  const files = ['-keyout', keyFile, '-out', certificateFile];
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...about, ...files];
  await promisify(execFile)('openssl', made);
  const [key, certificate] = await Promise.all(
    [keyFile, certificateFile].map((file) => readFile(file, 'utf8')),
  );
  if (key === undefined || certificate === undefined) throw new Error('openssl wrote nothing');
  const bothFile = join(folder, 'both.pem');
  await writeFile(bothFile, key + certificate);
  return { key, certificate, certificateFile, bothFile };
}
