import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The web application: `npm run build:web` writes dist/web, `npm run dev:web` serves it with reloading. */
export default defineConfig({
  root: path('src/web'),
  plugins: [react()],
  build: {
    // charts are large and only loaded where a chart is
    chunkSizeWarningLimit: 1000,
    // browsers that departments still run
    target: 'chrome90',
    outDir: path('dist/web'),
    emptyOutDir: true,
    // a data: address would need a hole in the Content-Security-Policy
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': 'http://127.0.0.1:8420' } },
});
