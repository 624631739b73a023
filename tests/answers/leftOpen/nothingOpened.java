// Your program shows

import static howdah.Bootstrap.*;

void main() {
    show(42);
}
