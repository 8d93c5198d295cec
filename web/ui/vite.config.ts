import { defineConfig } from 'vite';
import { licences } from './licences';

/** The studio that `npm run dev` talks to. */
const studio = process.env.ELIGEN_STUDIO ?? 'http://127.0.0.1:8200';

export default defineConfig({
  // Relative, so that the page works below any path that a proxy gives it.
  base: './',
  plugins: [licences()],
  build: {
    outDir: '../src/main/resources/studio/eligen/web/ui',
    emptyOutDir: true,
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  server: {
    proxy: {
      '/api': {
        target: studio,
        changeOrigin: true,
        // The studio answers its own page only; see docs/web.md.
        headers: { origin: studio, 'sec-fetch-site': 'same-origin' },
      },
    },
  },
});
