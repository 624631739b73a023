#!/usr/bin/env python3
"""Jupyter's own test of a kernel, `jupyter_kernel_test`, with what to say in Java.

    conformance.py KERNEL          runs its tests together: those of a class on one kernel
    conformance.py KERNEL --each   runs each by itself, on a kernel of its own
The exit code is 0 if all passed and none was skipped.
"""
import sys
import unittest

import jupyter_kernel_test

KERNEL = sys.argv[1]


class Howdah(jupyter_kernel_test.KernelTests):
    kernel_name = KERNEL
    language_name = "java"
    file_extension = ".java"
    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("mind the gap");'
    completion_samples = [
        {"text": "System.out.pri", "matches": {"print(", "printf(", "println("}},
        {"text": "Math.toDeg", "matches": {"toDegrees("}},
    ]
    complete_code_samples = ["1 + 1", "int a = 1;", "record Point(int x, int y) {}", "// nothing but a comment",
                             'var text = """\n    two\n    lines\n    """;', "%%sql\nSELECT 1;\n"]
    incomplete_code_samples = ["for (int i = 0; i < 3; i++) {", "int twice(int n", 'var text = """\n    one',
                               "class Half {"]
    invalid_code_samples = ["int x = ;", "}", "1 +) 2"]
    code_page_something = "%sql --help"
    code_generate_error = 'throw new IllegalStateException("on purpose");'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"how" + "dah"', "result": "howdah"},
        {"code": "int half(int n) { return n / 2; }\nhalf(42)", "result": "21"},
    ]
    code_display_data = [{"code": "%%sql\nSELECT 1 AS one", "mime": "text/html"}]
    code_history_pattern = "6 ? *7"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "System.out.println"
    code_clear_output = "clearOutput();"

    @classmethod
    def setUpClass(cls):
        """Waits for the interpreter: whether code is complete, the kernel may not know before."""
        super().setUpClass()
        cls.kc.execute_interactive("0", timeout=60)


class Welcome(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = KERNEL
    support_iopub_welcome = True


def flat(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from flat(test)
        else:
            yield test


def passed(tests):
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(unittest.TestSuite(tests))
    return result.testsRun == len(tests) and result.wasSuccessful() and not result.skipped


def main():
    loader = unittest.defaultTestLoader
    tests = [test for case in (Howdah, Welcome) for test in flat(loader.loadTestsFromTestCase(case))]
    suites = [[test] for test in tests] if sys.argv[2:] == ["--each"] else [tests]
    return 0 if all([passed(suite) for suite in suites]) else 1


if __name__ == "__main__":
    sys.exit(main())
