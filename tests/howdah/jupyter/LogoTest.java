package howdah.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class LogoTest {

    @Test
    void shouldBeWhatJupyterLooksFor() throws Exception {
        var logos = Logo.draw();

        assertThat(logos).containsOnlyKeys("logo-svg.svg", "logo-32x32.png", "logo-64x64.png");
        var svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(logos.get("logo-svg.svg")));
        assertThat(svg.getDocumentElement().getElementsByTagName("path").getLength()).isEqualTo(7);
        assertDrawn(logos.get("logo-32x32.png"), 32);
        assertDrawn(logos.get("logo-64x64.png"), 64);
    }

    private static void assertDrawn(byte[] png, int size) throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(size);
        assertThat(image.getHeight()).isEqualTo(size);
        assertThat(image.getRGB(0, 0) >>> 24).as("a corner is transparent").isZero();
        assertThat(image.getRGB(size * 40 / 64, size * 44 / 64)).as("its belly is blue").isEqualTo(0xff336791);
    }
}
