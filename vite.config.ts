/** How the page is built: everything as a file of its own, so that it runs under `script-src 'self'` with nothing inline. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { describeCircuit } from './scripts/circuit.js'

export default defineConfig({
  root: 'src/web',
  base: '/',
  publicDir: 'public',
  plugins: [react()],
  worker: { format: 'es' },
  define: { __CIRCUIT__: JSON.stringify(describeCircuit()) },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    cssCodeSplit: true,
    modulePreload: { polyfill: false },
    sourcemap: false,
    reportCompressedSize: false,
    // A file of its own waits for no other, and starts the worker before the page itself is compiled.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first-worker', test: /first-worker/ }] } } },
  },
})
