package dev.seachange.http;

/** The web server could not listen; the message names the address and the remedy. */
public final class HttpStartException extends RuntimeException {
    HttpStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
