import java.util.Properties;
import weka.core.WekaPackageManager;
import weka.gui.GenericPropertiesCreator;

/** Prints the classifiers of Weka's menus, one a line, with installed packages as the Explorer has them. */
public final class Menus {
  private Menus() {}

  /** Needs no arguments. */
  public static void main(String[] arguments) throws Exception {
    WekaPackageManager.loadPackages(false, true, false);
    GenericPropertiesCreator creator = new GenericPropertiesCreator();
    creator.execute(false);
    Properties menus = creator.getOutputProperties();
    String classifiers = menus.getProperty("weka.classifiers.Classifier");
    for (String name : classifiers.split(",")) {
      System.out.println(name.strip());
    }
  }
}
