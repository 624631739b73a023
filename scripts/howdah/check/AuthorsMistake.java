package howdah.check;

/// A check that is wrong itself: nothing that the learner can mend. No `catch (Exception)` of a program keeps it.
final class AuthorsMistake extends Error {

    AuthorsMistake(String message) {
        super(message);
    }

    AuthorsMistake(String message, Throwable cause) {
        super(message, cause);
    }
}
