import type { FieldError } from './fields.tsx';

/** The error of a field that is not filled as it must be; none where it is. */
export function need(fieldId: string, isFilled: boolean, message: string): FieldError[] {
  return isFilled ? [] : [{ fieldId, message }];
}
