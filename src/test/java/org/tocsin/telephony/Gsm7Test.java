package org.tocsin.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Against the tables of 3GPP TS 23.038.
class Gsm7Test {
  @ParameterizedTest
  @CsvSource({
    "@,00", "£,01", "$,02", "¥,03", "è,04", "é,05", "ù,06", "ì,07", "ò,08", "Ç,09", "Ø,0b", "ø,0c",
    "Å,0e", "å,0f", "Δ,10", "_,11", "Φ,12", "Γ,13", "Λ,14", "Ω,15", "Π,16", "Ψ,17", "Σ,18", "Θ,19",
    "Ξ,1a", "Æ,1c", "æ,1d", "ß,1e", "É,1f", "!,21", "¤,24", "0,30", "?,3f", "¡,40", "A,41", "Z,5a",
    "Ä,5b", "Ö,5c", "Ñ,5d", "Ü,5e", "§,5f", "¿,60", "a,61", "z,7a", "ä,7b", "ö,7c", "ñ,7d", "ü,7e",
    "à,7f", "^,1b14", "{,1b28", "},1b29", "\\,1b2f", "[,1b3c", "~,1b3d", "],1b3e", "|,1b40",
    "€,1b65"
  })
  void characters(String character, String code) {
    assertThat(HexFormat.of().formatHex(Gsm7.encode(character))).isEqualTo(code);
    assertThat(Gsm7.decode(HexFormat.of().parseHex(code))).isEqualTo(character);
  }

  @Test
  void blanksAndLineEnds() {
    assertThat(Gsm7.encode("\n\r \f")).containsExactly(0x0a, 0x0d, 0x20, 0x1b, 0x0a);
  }

  @Test
  void everyBasicCodeComesBack() {
    for (int code = 0; code < 128; code++) {
      if (code != 0x1b) {
        assertThat(Gsm7.encode(Gsm7.decode(new byte[] {(byte) code}))).containsExactly(code);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      chars = {
        'ç', 'ê', 'â', 'î', 'ï', 'ô', 'û', 'ë', 'À', 'È', 'œ', '«', '’', '…', '\u00a0', '\u001b'
      })
  void whatFrenchMisses(char character) {
    assertThat(Gsm7.septets(character)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> Gsm7.encode("" + character));
  }

  @Test
  void whatCannotBeUnderstoodIsNeverLost() {
    assertThat(Gsm7.decode(new byte[] {0x1b, 0x41, (byte) 0xe9, 0x1b})).isEqualTo("A?");
  }
}
