package howdah.show;

/// What to do about an error of PostgreSQL, by its SQLSTATE.
final class Advice {

    private Advice() {
    }

    /// Null where there is nothing to say that helps.
    static String on(String state) {
        return switch (state) {
            case "21000" -> "let the subquery give one row: a stricter WHERE, an aggregate, or LIMIT 1";
            case "22001" -> "shorten the value, or give the column a longer type";
            case "22003" -> "give a value within the type's range, or the column a wider type";
            case "22007", "22008" -> "write a date as 2026-01-31 and a time as 23:59:00";
            case "22012" -> "divide by NULLIF(divisor, 0): it gives NULL instead of an error";
            case "22P02" -> "give a value that the type can read: 42 for an integer, true for a boolean";
            case "23502" -> "give the column a value, or let the table give it a DEFAULT";
            case "23503" -> "insert the row that is referred to first; delete the rows that refer to it first";
            case "23505" -> "choose another value, UPDATE the row that has it, or add ON CONFLICT to the INSERT";
            case "23514" -> "give a value that the constraint allows";
            case "23P01" -> "choose a value that does not overlap the other row's";
            case "25006" -> "write in a transaction that is not read only";
            case "25P02" -> "roll back, then begin again: an earlier error has broken this transaction";
            case "25P03", "25P04", "57P05" -> "open a new session, and end the transaction sooner";
            case "28000" -> "check the role (PGUSER) and the server's pg_hba.conf; `jbang doctor` shows the settings";
            case "28P01" -> "correct the password (PGPASSWORD); `jbang doctor` shows where each setting comes from";
            case "34000" -> "declare the cursor first; without WITH HOLD it ends with its transaction";
            case "3D000" -> "check the database's name (PGDATABASE), or create it with CREATE DATABASE";
            case "3F000" -> "check the schema's name, or create it with CREATE SCHEMA";
            case "40001" -> "roll back and run the whole transaction again";
            case "40P01" -> "roll back and run the transaction again; lock rows in the same order everywhere";
            case "42501" -> "connect as the owner, or let the owner GRANT the right to do it";
            case "42601" -> "look for the mistake at the place PostgreSQL names, or just before it";
            case "42702" -> "write the table's name or alias in front of the column: posts.id";
            case "42703" -> "check the spelling; text stands in single quotes, and in double quotes capitals count";
            case "42803" -> "add the column to GROUP BY, or put it into an aggregate such as max()";
            case "42804", "42P08", "42P18" -> "give a value of the column's type, or cast it: #{value}::integer";
            case "42883" -> "check the name and the types of the arguments; a cast may be missing: #{value}::integer";
            case "42P01" -> "check the spelling, or create the table first";
            case "42704" -> "check the spelling, or create it first";
            case "42P04", "42P06", "42P07", "42710" -> "choose another name, or DROP the existing one first";
            case "53100" -> "free space on the server's disk";
            case "53300" -> "close sessions that are not needed, or share them through a pool";
            case "55006" -> "end the sessions that use it, then try again";
            case "55P03" -> "end the transaction that holds the lock, or raise lock_timeout";
            case "57014" -> "raise statement_timeout if that ended it, or make the statement faster: EXPLAIN shows its plan";
            case "57P01", "57P02" -> "connect again: the server has ended this session";
            case "57P03" -> "wait a moment, then connect again";
            case "58P01" -> "make sure that the server has that file; if it is one of its own, its log tells more";
            case "58000", "58030", "XX001", "XX002" -> "look into the server's log: its files or its disk are in trouble";
            default -> state.startsWith("08") ? "check that the server runs, then connect again; `jbang doctor` helps" : null;
        };
    }
}
