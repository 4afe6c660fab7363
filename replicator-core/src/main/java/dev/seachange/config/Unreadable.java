package dev.seachange.config;

import dev.seachange.yaml.Problem;
import dev.seachange.yaml.SourceText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that somebody named and nobody can read. */
public final class Unreadable {
    private Unreadable() {}

    /** @param failure what reading it came to */
    public static Problem problem(Path file, IOException failure) {
        return Problem.of(
                new SourceText(file.toString(), "").start(), ConfigCode.E001, "cannot be read: " + cause(file, failure));
    }

    private static String cause(Path file, IOException failure) {
        if (Files.isDirectory(file)) {
            return "it is a folder";
        }
        return switch (failure) {
            case NoSuchFileException none -> "there is no such file";
            case AccessDeniedException denied -> "this user may not read it";
            case CharacterCodingException other -> "it is not UTF-8 text";
            case IOException other when other.getCause() instanceof CharacterCodingException -> "it is not UTF-8 text";
            case IOException other -> other.toString();
        };
    }
}
