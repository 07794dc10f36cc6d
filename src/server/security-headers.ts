/** The headers that hold a browser to the promise: nothing leaves the page, and nobody else's code runs in it. */
import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

const NONE = "'none'"
const SELF = "'self'"

/** Features that no page of Chorus asks for, so that no script could. */
const UNUSED_FEATURES = [
  'accelerometer',
  'camera',
  'displayCapture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
] as const

/** Long enough that a browser comes back in time, as RFC 6797 advises; for this host alone, whose neighbours are not ours. */
const STRICT_TRANSPORT = 'max-age=63072000'

/** `isSecure`: browsers reach this site over TLS, and must never again reach it without. */
export const securityHeaders = (isSecure: boolean): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: [NONE],
      // WebAssembly may be compiled, but no text is ever run as a script.
      scriptSrc: [SELF, "'wasm-unsafe-eval'"],
      workerSrc: [SELF, 'blob:'],
      connectSrc: [SELF],
      imgSrc: [SELF, 'data:', 'blob:'],
      styleSrc: [SELF],
      // Charts set the place and size of their marks in style attributes; style elements stay forbidden.
      styleSrcAttr: ["'unsafe-inline'"],
      fontSrc: [SELF],
      manifestSrc: [SELF],
      baseUri: [NONE],
      formAction: [SELF],
      frameAncestors: [NONE],
    },
    permissionsPolicy: Object.fromEntries(UNUSED_FEATURES.map((feature) => [feature, []])),
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    strictTransportSecurity: isSecure ? STRICT_TRANSPORT : false,
  })
