#!/usr/bin/env python3
"""What lesson 01 does, by psycopg2, on the server that PGHOST and the others name."""
import psycopg2
from psycopg2.extras import RealDictCursor

print(psycopg2.__version__)
connection = psycopg2.connect("")
print(connection.info.dbname)
with connection.cursor(cursor_factory=RealDictCursor) as cursor:
    cursor.execute("SELECT current_user, current_database()")
    print(cursor.fetchall())
    cursor.execute("CREATE TEMPORARY TABLE test (id serial PRIMARY KEY, num integer, data varchar)")
    cursor.execute("SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'test'::regclass AND attnum > 0")
    print(cursor.fetchall())
    cursor.execute("INSERT INTO test (num, data) VALUES (%s, %s)", (100, "abc'def"))
    print(cursor.rowcount)
    cursor.execute("SELECT * FROM test")
    print(cursor.fetchall())
connection.commit()
connection.close()
