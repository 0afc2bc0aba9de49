/** Makes of a password what may be stored. */
export interface PasswordHasher {
  /** Salted, with its parameters in the text; each call gives another. */
  hash(password: string): Promise<string>;
  /** Whether this is the password, in the same time for every wrong one; with nothing to compare with, never. */
  verify(password: string, stored: string | undefined): Promise<boolean>;
}
