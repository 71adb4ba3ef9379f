package io.citylake.cli.env;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.command.ExitCodes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InitEnvCommandTest {
  private static final int FERNET_KEY_BYTES = 32;

  @TempDir private Path directory;

  private final StringWriter printed = new StringWriter();

  @BeforeEach
  void writeExample() throws IOException {
    write(".env.example", "# the jobs\nPASSWORD=\n\n# a port\nPORT=5432\nKEY=\n");
  }

  @Test
  void keysWithoutValueGetSecretsAndTheRestStaysAsItIs() throws IOException {
    assertThat(run()).isEqualTo(ExitCodes.DONE);

    Map<String, String> values = env().values();
    assertThat(values).containsOnlyKeys("PASSWORD", "PORT", "KEY").containsEntry("PORT", "5432");
    assertThat(Base64.getUrlDecoder().decode(values.get("KEY"))).hasSize(FERNET_KEY_BYTES);
    assertThat(values.get("PASSWORD")).hasSize(44).isNotEqualTo(values.get("KEY"));
    assertThat(env().lines()).contains("# the jobs", "# a port");
  }

  @Test
  void onlyTheOwnerCanReadTheSecretsAndNoneIsPrinted() throws IOException {
    run();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(env(directory))))
        .isEqualTo("rw-------");
    assertThat(directory).isDirectoryNotContaining("glob:**.new");
    assertThat(printed.toString())
        .contains("PASSWORD", "KEY")
        .doesNotContain(env().values().get("PASSWORD"), env().values().get("KEY"));
  }

  @Test
  void fileThatIsThereIsNotChangedButWhatItLacksIsNamed() throws IOException {
    write(".env", "PASSWORD=mine\nKEY=\n");

    assertThat(run()).isEqualTo(ExitCodes.FAILED);

    assertThat(printed.toString()).contains("it lacks PORT, KEY", "--add-missing");
    assertThat(Files.readString(env(directory))).isEqualTo("PASSWORD=mine\nKEY=\n");
  }

  @Test
  void addMissingAddsWhatIsMissingAndNothingElse() throws IOException {
    write(".env", "# mine\nPASSWORD=mine\nKEY=\n");

    assertThat(run("--add-missing")).isEqualTo(ExitCodes.DONE);

    assertThat(env().lines()).startsWith("# mine", "PASSWORD=mine").endsWith("PORT=5432");
    assertThat(env().values().get("KEY")).hasSize(44);

    String completed = Files.readString(env(directory));
    assertThat(run("--add-missing")).isEqualTo(ExitCodes.DONE);
    assertThat(Files.readString(env(directory))).isEqualTo(completed);
  }

  @Test
  void fileNeverShowsItsValuesInAMessage() {
    assertThat(new EnvFile(List.of("PASSWORD=mine")).toString()).doesNotContain("mine");
  }

  private int run(String... arguments) {
    CommandLine line = ExitCodes.commandLine(new InitEnvCommand(directory));
    line.setOut(new PrintWriter(printed, true));
    line.setErr(new PrintWriter(printed, true));
    return line.execute(arguments);
  }

  private EnvFile env() throws IOException {
    return EnvFile.read(env(directory));
  }

  private static Path env(Path directory) {
    return directory.resolve(".env");
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(directory.resolve(file), text);
  }
}
