'use client';

import { type ReactElement, useState } from 'react';
import buttons from '../button.module.css';
import { Icon } from '../icon.tsx';
import styles from './copy-button.module.css';

/** Copies a command; absent where nothing can be copied because scripts do not run. */
export function CopyButton({ text }: { text: string }): ReactElement {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1600);
  };
  return (
    <button type="button" className={`${buttons.icon} ${styles.copy}`} onClick={copy}>
      <Icon name={copied ? 'check' : 'copy'} />
      <span className="visually-hidden">{copied ? 'Copied' : `Copy: ${text}`}</span>
    </button>
  );
}
