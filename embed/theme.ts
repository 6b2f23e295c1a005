const system = matchMedia('(prefers-color-scheme: dark)');
let chosen: 'auto' | 'light' | 'dark' = 'auto';

/** Light, dark, or what the reader's system is set to, now and when that changes. */
export function setTheme(theme: 'auto' | 'light' | 'dark'): void {
  chosen = theme;
  paint();
}

system.addEventListener('change', paint);

function paint(): void {
  document.documentElement.dataset.theme = chosen === 'auto' ? (system.matches ? 'dark' : 'light') : chosen;
}
