import { TextInput } from '../ui/text-input.tsx';
import { useDraft } from '../ui/use-draft.ts';

export interface CommittedTextProps {
  readonly id?: string;
  readonly label?: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly onCommit: (value: string) => void;
}

/** A text that counts on Enter or when the field is left; Escape takes it back. */
export function CommittedText({ value, onCommit, ...rest }: CommittedTextProps) {
  const { field, put } = useDraft({ value, onCommit });
  return <TextInput {...rest} {...field} onChange={put} />;
}
