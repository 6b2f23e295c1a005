import type { ReactElement } from 'react';
import styles from './hero.module.css';

/** What this is, in one sentence. */
export function Hero(): ReactElement {
  return (
    <section className={styles.hero}>
      <div>
        <h1>From source to a running pod, in seven steps</h1>
        <p>
          A working model of a pod’s life. Step through it, break it on purpose, and read what kubectl would show at
          every moment.
        </p>
      </div>
      <p className={styles.version}>Kubernetes 1.36</p>
    </section>
  );
}
